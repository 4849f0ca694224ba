@NullMarked
package io.vdibroker.app.architecture;

import org.jspecify.annotations.NullMarked;
