"""What the server checks about its own data: at every start, and by ``repvote check``."""
