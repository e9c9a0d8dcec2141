"""A process that has imported the program and forks whenever a test starts it: what a start costs is paid once.

What it starts is `mujaz` as a process of its own, with its own folder, streams, environment and signals. Asked over a
Unix socket, whose address is the argument: arguments, folder and variables as JSON, with three descriptors for the
streams. The answer is a line with the number of the process, and at its end one with its exit code.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import threading
from datetime import date

from bot import charting, demo, doctor, exporting, importing, parsing, running  # noqa: F401
from bot.cli import main
from bot.platforms import discord, telegram  # noqa: F401
from extraction.pipeline import parse
from handlers.registry import commands
from locales import DEFAULT_LOCALES, wording
from tests.articles import SKHIRAT


def serve(address: str) -> None:
    """Start programs until standard input ends, and end those that still run then.

    In the process of a program this raises SystemExit at its end.
    """
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("listening", flush=True)
        woken, waker = socket.socketpair()
        for end in (woken, waker):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker.fileno())
        started: dict[int, socket.socket] = {}
        while True:
            ready, _, _ = select.select([listener, woken, sys.stdin], [], [])
            if sys.stdin in ready:
                for pid in started:
                    os.kill(pid, signal.SIGKILL)
                return
            if woken in ready:
                woken.recv(1024)
                tell_what_ended(started)
            if listener in ready:
                asker, _ = listener.accept()
                request, descriptors, _, _ = socket.recv_fds(asker, 1 << 16, 3)
                pid = os.fork()
                if pid == 0:
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    for end in (listener, woken, waker, asker, *started.values()):
                        end.close()
                    become(json.loads(request), descriptors)
                for descriptor in descriptors:
                    os.close(descriptor)
                started[pid] = asker
                asker.sendall(b"%d\n" % pid)


def tell_what_ended(started: dict[int, socket.socket]) -> None:
    """Tell those who asked the exit codes; a signal is a negative one."""
    while started:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with started.pop(pid) as asker:
            asker.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def become(request: dict[str, object], descriptors: list[int]) -> None:
    """Be the program. Raises SystemExit."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(str(request["folder"]))
    os.environ.update(request["variables"])  # type: ignore[arg-type]
    sys.argv = ["mujaz", *request["arguments"]]  # type: ignore[misc]
    main()


if __name__ == "__main__":
    for locale in DEFAULT_LOCALES.values():
        for command in commands():
            wording(locale)(f"command-{command.name}.help")
    for text, language in ((SKHIRAT, "ar"), ("The minister visited Cairo on 3 May 2020.", "en")):
        parse(text, date(2020, 5, 4), language)
    gc.collect()
    gc.freeze()  # the objects that are there stay shared
    assert threading.active_count() == 1
    serve(sys.argv[1])
