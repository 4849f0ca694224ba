package io.vdibroker.api.controller.query;

import java.util.UUID;

/** A data pool of ECP. */
public record DataPoolView(UUID id, String name, String status, String type, long freeMib, long sizeMib) {}
