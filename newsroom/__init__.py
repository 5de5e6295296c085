"""The site: settings, addresses and servers. The domain lives in `articles`."""
