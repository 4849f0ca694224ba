/** What can be asked of growth of pools. */
@NullMarked
package io.vdibroker.api.expansion.command;

import org.jspecify.annotations.NullMarked;
