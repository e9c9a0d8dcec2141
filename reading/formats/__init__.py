"""One file format a module: bytes to a draft. All of them run in the child process."""
