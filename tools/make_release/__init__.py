"""Makes a release: wheel, source archive, the form, bundles that install without a network, a program in one file."""
