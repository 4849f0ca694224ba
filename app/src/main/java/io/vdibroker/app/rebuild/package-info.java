/** The command line that has a running broker make its views anew. */
@NullMarked
package io.vdibroker.app.rebuild;

import org.jspecify.annotations.NullMarked;
