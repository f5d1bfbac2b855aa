"""Pages of a hall: how a tablet comes to trust this laptop."""
