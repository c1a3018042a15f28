"""The web desk: the record in a browser, and everything its pages do as an HTTP API."""
