"""The parts that all of the service uses: settings, clock, database, logging, server."""
