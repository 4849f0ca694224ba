/** What people did not get: kept so that it can be told, bounded so that nobody fills the store with it. */
@NullMarked
package io.vdibroker.api.refusal;

import org.jspecify.annotations.NullMarked;
