/** How projectors write their documents, and in which order they are told. */
@NullMarked
package io.vdibroker.query.store;

import org.jspecify.annotations.NullMarked;
