"""Article text and metadata out of files, links and feeds, safely; knows nothing of commands or storage."""
