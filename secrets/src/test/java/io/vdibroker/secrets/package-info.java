@NullMarked
package io.vdibroker.secrets;

import org.jspecify.annotations.NullMarked;
