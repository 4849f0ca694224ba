/** A small application over the embedded delivery: jobs of two tasks each, a saga, a view and a list. */
@NullMarked
package io.vdibroker.delivery.sample;

import org.jspecify.annotations.NullMarked;
