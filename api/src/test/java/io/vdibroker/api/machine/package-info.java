@NullMarked
package io.vdibroker.api.machine;

import org.jspecify.annotations.NullMarked;
