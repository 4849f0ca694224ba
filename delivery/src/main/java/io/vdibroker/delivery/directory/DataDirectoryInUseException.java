package io.vdibroker.delivery.directory;

import java.nio.file.Path;

/** Another broker runs on this data directory; the message names it. */
public class DataDirectoryInUseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DataDirectoryInUseException(Path path) {
        super("Another broker is running on the data directory " + path
                + ": stop it first, or choose another directory with --data");
    }
}
