"""The running program: command line, settings, platforms."""
