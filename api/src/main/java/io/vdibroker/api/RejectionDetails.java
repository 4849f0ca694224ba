package io.vdibroker.api;

/** What the sender of a refused command gets to know, the same in one process or in three. */
public record RejectionDetails(RejectionCode code, String message) {}
