package io.vdibroker.api.store.command;

import io.vdibroker.api.store.StoreId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** From an administrator, after all pools were confirmed: the store counts as being of today again. */
public record ConfirmStore(@TargetAggregateIdentifier StoreId storeId) implements StoreCommand {}
