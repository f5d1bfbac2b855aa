"""What every part of the service stands on: settings, clock, database, logging, server."""
