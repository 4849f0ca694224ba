package io.vdibroker.api.operation;

/**
 * Why something did not work. The text is one line for an administrator, at most 300 characters; it may quote the reason that ECP
 * gave, without which the history could not explain it, but never what ECP says of accounts.
 */
public record Failure(FailureCode code, String text) {}
