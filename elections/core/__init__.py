"""What every part of the service uses: settings, clock, database, logging, server."""
