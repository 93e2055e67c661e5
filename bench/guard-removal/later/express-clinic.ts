import type { App } from "../app.ts";

export const expressClinic: App = {
  "package.json": `{"name":"clinic","dependencies":{"express":"4","jsonwebtoken":"9","mongoose":"8"}}`,
  "src/server.js": `const express = require('express');
const mongoose = require('mongoose');
const patients = require('./routes/patients');
const staff = require('./routes/staff');
const billing = require('./routes/billing');
const { verifyToken } = require('./lib/session');
const app = express();
app.use(express.json());
app.post('/login', require('./routes/login'));
app.get('/health', (req, res) => res.json({ ok: true }));
app.use('/patients', verifyToken, patients);
app.use('/billing', «verifyToken, »billing);
app.use('/staff', verifyToken, staff);
mongoose.connect(process.env.MONGO_URL).then(() => app.listen(3000));
`,
  "src/lib/session.js": `const jwt = require('jsonwebtoken');
exports.verifyToken = function (req, res, next) {
  const header = req.get('authorization') || '';
  try {
    req.auth = jwt.verify(header.replace('Bearer ', ''), process.env.TOKEN_KEY, { algorithms: ['HS256'] });
    next();
  } catch (e) {
    res.status(401).json({ message: 'sign in first' });
  }
};
exports.allow = (...roles) => (req, res, next) => {
  if (!roles.includes(req.auth.role)) return res.sendStatus(403);
  return next();
};
`,
  "src/models/account.js": `const { Schema, model } = require('mongoose');
module.exports = model('Account', new Schema({ email: String, passwordHash: String, role: String }));
`,
  "src/models/invoice.js": `const { Schema, model } = require('mongoose');
module.exports = model('Invoice', new Schema({ patient: String, amount: Number, createdBy: String, paid: Boolean }));
`,
  "src/models/patient.js": `const { Schema, model } = require('mongoose');
module.exports = model('Patient', new Schema({ name: String, birthday: Date, doctor: { type: Schema.Types.ObjectId, ref: 'Account' }, notes: [String] }));
`,
  "src/routes/billing.js": `const { Router } = require('express');
const Invoice = require('../models/invoice');
const { allow } = require('../lib/session');
const router = Router();
router.get('/mine', async (req, res) => res.json(await Invoice.find({ createdBy: req.auth.sub })));
router.post('/', allow('accountant', 'admin'), async (req, res) => {
  res.json(await Invoice.create({ patient: String(req.body.patient), amount: Number(req.body.amount), createdBy: req.auth.sub }));
});
router.post('/:id/pay', «allow('accountant', 'admin'), »async (req, res) => {
  await Invoice.updateOne({ _id: req.params.id }, { paid: true });
  res.sendStatus(204);
});
router.delete('/:id', «allow('accountant', 'admin'), »async (req, res) => {
  await Invoice.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
  "src/routes/login.js": `const jwt = require('jsonwebtoken');
const bcrypt = require('bcrypt');
const Account = require('../models/account');
module.exports = async (req, res) => {
  const account = await Account.findOne({ email: String(req.body.email) });
  if (!account || !(await bcrypt.compare(String(req.body.password), account.passwordHash))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ sub: account.id, role: account.role }, process.env.TOKEN_KEY, { expiresIn: '1h' }) });
};
`,
  "src/routes/patients.js": `const { Router } = require('express');
const Patient = require('../models/patient');
const { allow } = require('../lib/session');
const router = Router();
router.get('/', async (req, res) => res.json(await Patient.find({ doctor: req.auth.sub })));
router.get('/:id', async (req, res) => {
  const patient = await Patient.findOne({ _id: req.params.id, «doctor: req.auth.sub» });
  if (!patient) return res.sendStatus(404);
  res.json(patient);
});
router.post('/', async (req, res) => {
  const { name, birthday } = req.body;
  res.status(201).json(await Patient.create({ name, birthday, doctor: req.auth.sub }));
});
router.patch('/:id', async (req, res) => {
  const patient = await Patient.findOneAndUpdate({ _id: req.params.id, «doctor: req.auth.sub» }, { name: req.body.name });
  res.json(patient);
});
router.delete('/:id', «allow('admin'), »async (req, res) => {
  await Patient.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
  "src/routes/staff.js": `const { Router } = require('express');
const Account = require('../models/account');
const { allow } = require('../lib/session');
const router = Router();
«router.use(allow('admin'));»
router.get('/', async (req, res) => res.json(await Account.find({}, 'email role')));
router.put('/:id/role', async (req, res) => {
  await Account.updateOne({ _id: req.params.id }, { role: String(req.body.role) });
  res.sendStatus(204);
});
router.delete('/:id', async (req, res) => {
  await Account.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
};
