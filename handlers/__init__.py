"""One command, one file: a request and the services in, a reply of plain blocks out."""
