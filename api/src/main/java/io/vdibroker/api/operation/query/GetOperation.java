package io.vdibroker.api.operation.query;

import io.vdibroker.api.operation.OperationId;

/** How far is it? Answered by {@link OperationView}, or nothing. */
public record GetOperation(OperationId operationId) {}
