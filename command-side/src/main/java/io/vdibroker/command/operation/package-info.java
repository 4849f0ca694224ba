/** What the aggregates share to walk through steps that ECP takes. */
@NullMarked
package io.vdibroker.command.operation;

import org.jspecify.annotations.NullMarked;
