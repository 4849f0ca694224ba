package io.vdibroker.api.operation;

/** Why something did not work. The text is one sentence for an administrator, at most 300 characters, never an answer of ECP as it came. */
public record Failure(FailureCode code, String text) {}
