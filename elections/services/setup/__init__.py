"""Getting ready: folder, lists, keys, cards."""
