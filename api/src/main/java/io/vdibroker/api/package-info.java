/** Messages, ids and error codes that all sides of the broker share. */
@NullMarked
package io.vdibroker.api;

import org.jspecify.annotations.NullMarked;
