"""What people meet in a browser: pages and the JSON the voter's tablet talks to."""
