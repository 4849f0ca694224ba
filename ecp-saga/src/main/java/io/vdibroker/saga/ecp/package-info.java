/** ECP VeiL as the worker sees it: a port, its client and what is said of its answers. */
@NullMarked
package io.vdibroker.saga.ecp;

import org.jspecify.annotations.NullMarked;
