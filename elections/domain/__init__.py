"""Pure rules of the service: values in, values out; no database, no web, no clock of their own."""
