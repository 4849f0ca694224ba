/** The list of open intentions, and the worker that takes them to ECP. */
@NullMarked
package io.vdibroker.saga.worker;

import org.jspecify.annotations.NullMarked;
