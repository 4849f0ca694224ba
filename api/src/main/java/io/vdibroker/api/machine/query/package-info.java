/** What can be asked about machines. */
@NullMarked
package io.vdibroker.api.machine.query;

import org.jspecify.annotations.NullMarked;
