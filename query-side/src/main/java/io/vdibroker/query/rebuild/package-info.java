/** Makes views anew from all events, beside those that are read, compares the two and mends what is not as it should be. */
@NullMarked
package io.vdibroker.query.rebuild;

import org.jspecify.annotations.NullMarked;
