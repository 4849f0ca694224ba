/** Processing groups: which kind each is, how it runs, how far it is. */
@NullMarked
package io.vdibroker.delivery.group;

import org.jspecify.annotations.NullMarked;
