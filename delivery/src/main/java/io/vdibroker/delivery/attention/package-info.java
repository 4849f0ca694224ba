/** What no retry has solved and a person has to look at. */
@NullMarked
package io.vdibroker.delivery.attention;

import org.jspecify.annotations.NullMarked;
