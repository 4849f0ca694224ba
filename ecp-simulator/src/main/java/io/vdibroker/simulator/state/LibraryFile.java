package io.vdibroker.simulator.state;

import java.time.Instant;

/** A backup in the library (3.13), with the machine as it was. */
public final class LibraryFile {
    public String id = "";
    public String filename = "";
    public String status = "CREATING";
    public long sizeMib;
    public String dataPool = "";
    public Instant created = Instant.EPOCH;
    public Domain content = new Domain();
}
