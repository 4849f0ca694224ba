/** Who has asked for which desktop, who has which machine, and how it is reached. */
@NullMarked
package io.vdibroker.query.desktop;

import org.jspecify.annotations.NullMarked;
