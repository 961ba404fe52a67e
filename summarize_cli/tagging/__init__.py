"""Topics (IPTC Media Topics) and keyphrases."""
