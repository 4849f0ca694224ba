/** Answers to what people ask about ECP VeiL while they wait. */
@NullMarked
package io.vdibroker.saga.inventory;

import org.jspecify.annotations.NullMarked;
