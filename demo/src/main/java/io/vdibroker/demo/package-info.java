/** Starts a broker and a simulated ECP VeiL side by side, and fills them; the journeys of the whole product use it too. */
@NullMarked
package io.vdibroker.demo;

import org.jspecify.annotations.NullMarked;
