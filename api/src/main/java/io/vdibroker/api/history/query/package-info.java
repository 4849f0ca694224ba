/** What can be asked about the past. */
@NullMarked
package io.vdibroker.api.history.query;

import org.jspecify.annotations.NullMarked;
