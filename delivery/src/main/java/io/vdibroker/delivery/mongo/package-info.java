/** The embedded MongoDB-compatible server that holds the views, and the tokens that belong to them. */
@NullMarked
package io.vdibroker.delivery.mongo;

import org.jspecify.annotations.NullMarked;
