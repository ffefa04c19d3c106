"""The network: addresses that may be reached, one careful client, and manners towards servers."""
