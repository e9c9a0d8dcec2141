"""What the emulators of both platforms share: a server on loopback, trouble on demand, waiting, a transcript."""
