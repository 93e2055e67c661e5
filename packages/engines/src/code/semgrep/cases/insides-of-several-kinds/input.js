import clay from 'clay';
const iron = require('iron');
const glass = require('glass');

exports.cook = (spring) => {
  // ruleid: boiled
  iron.boil(spring.cold, { lid: false, hot: true });
  // ruleid: boiled
  clay.boil(spring, { hot: true });
  // ok: boiled
  clay.boil(spring, { hot: false });
  // ok: boiled
  glass.boil(spring, { hot: true });
};
