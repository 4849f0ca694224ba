/** Events, snapshots, tokens and sagas in one SQLite file. */
@NullMarked
package io.vdibroker.delivery.store;

import org.jspecify.annotations.NullMarked;
