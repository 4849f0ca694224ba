@NullMarked
package io.vdibroker.app.verify;

import org.jspecify.annotations.NullMarked;
